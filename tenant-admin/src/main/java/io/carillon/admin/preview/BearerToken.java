package io.carillon.admin.preview;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** The verified token of the current request, to be passed on in the caller's own name. */
@RequestScoped
class BearerToken {
    private final HttpServerRequest request;

    BearerToken(HttpServerRequest request) {
        this.request = request;
    }

    /** The header as it came; call it on the request's own thread. */
    String header() {
        return request.getHeader("Authorization");
    }
}
