"""What every origin shares: host names, middleware, cookies, the frame's templates and style."""
