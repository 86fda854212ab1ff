"""Addresses of the account pages, below /account/."""

from django.urls import path

from events.web.views.accounts import (
    account,
    email,
    link,
    log_in,
    passwords,
    people,
    tokens,
    two_factor,
)
from events.web.views.going_out import follow

urlpatterns = [
    path("", account.account, name="account"),
    path("log-in/", log_in.LogIn.as_view(), name="log_in"),
    path("log-in/code/", log_in.code, name="log_in_code"),
    path("log-in/link/<slug:words>/", link.link, name="sign_in_link"),
    path("log-out/", log_in.LogOut.as_view(), name="log_out"),
    path("password/", passwords.Change.as_view(), name="password_change"),
    path("password/forgotten/", passwords.Forgotten.as_view(), name="password_forgotten"),
    path("password/sent/", passwords.Sent.as_view(), name="password_sent"),
    path("password/<uidb64>/<token>/", passwords.New.as_view(), name="password_new"),
    path("email/", email.email, name="email"),
    path("email/<str:words>/", email.confirm, name="email_confirm"),
    path("following/", follow.following_list, name="following"),
    path("sessions/end/", account.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:pk>/end/", account.end_session, name="end_session"),
    path("two-factor/", two_factor.two_factor, name="two_factor"),
    path("two-factor/change/", two_factor.change, name="two_factor_change"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/rotate/", tokens.rotate, name="token_rotate"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.change, name="person_change"),
]
