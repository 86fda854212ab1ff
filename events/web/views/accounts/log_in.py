"""Logging in and out."""

from __future__ import annotations

from django.contrib.auth import views

TEMPLATES = "web/accounts"


class LogIn(views.LoginView):
    """By name and password."""

    template_name = f"{TEMPLATES}/log_in.html"
    next_page = "web:timeline"
    redirect_authenticated_user = True


class LogOut(views.LogoutView):
    """Only by POST: a link on another site cannot log anyone out."""

    next_page = "web:timeline"
    http_method_names = ["post"]
