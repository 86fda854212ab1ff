"""The product with very many events, beside plain SQL and a stock Django REST framework."""
