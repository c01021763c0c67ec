"""What surrounds the product on one machine: a broker to start, a supervisor to start it all."""
