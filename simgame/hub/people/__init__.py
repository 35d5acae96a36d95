"""Who there is: codes and tokens, names, classes, teams and roles."""
