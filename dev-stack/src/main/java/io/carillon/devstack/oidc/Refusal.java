package io.carillon.devstack.oidc;

/** A token or authorization request refused with an error code of RFC 6749. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String error;

    private Refusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static Refusal invalidClient() {
        return new Refusal(401, "invalid_client", "Invalid client or Invalid client credentials");
    }

    static Refusal unauthorizedClient(String description) {
        return new Refusal(400, "unauthorized_client", description);
    }

    static Refusal invalidGrant(String description) {
        return new Refusal(400, "invalid_grant", description);
    }

    static Refusal wrongPassword() {
        return new Refusal(401, "invalid_grant", "Invalid user credentials");
    }

    static Refusal invalidScope(String scope) {
        return new Refusal(400, "invalid_scope", "Invalid scopes: " + scope);
    }

    static Refusal invalidRequest(String description) {
        return new Refusal(400, "invalid_request", description);
    }

    static Refusal unsupportedGrant(String grant) {
        return new Refusal(400, "unsupported_grant_type", "Unsupported grant_type: " + grant);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
