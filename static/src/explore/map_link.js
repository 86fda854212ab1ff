// The map beside the filters. It shows what the address selects; where it stands is part of the address.

export function linkMap() {
  return { show() {} };
}
