"""The web server: gunicorn keeps the processes, waitress takes the clients.

A request takes up a thread only once it has arrived whole, so a slow client costs a socket and
no more.
"""
