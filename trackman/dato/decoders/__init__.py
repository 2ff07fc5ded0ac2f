"""JSON documents of the API decoded into objects of the domain."""
