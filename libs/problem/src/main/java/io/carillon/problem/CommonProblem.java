package io.carillon.problem;

/** Problems every service may answer, most of them raised by the framework. */
public enum CommonProblem implements ProblemType {
    BAD_REQUEST("bad-request", "The request cannot be understood", 400, Category.CALLER),
    INVALID_JSON("invalid-json", "The body is not the JSON expected here", 400, Category.CALLER),
    VALIDATION_FAILED("validation-failed", "The request has invalid fields", 400, Category.CALLER),
    UNAUTHENTICATED("unauthenticated", "A valid access token is needed", 401, Category.CALLER),
    FORBIDDEN("forbidden", "The access token does not allow this", 403, Category.CALLER),
    NOT_FOUND("not-found", "There is nothing here", 404, Category.CALLER),
    METHOD_NOT_ALLOWED("method-not-allowed", "This method is not supported here", 405, Category.CALLER),
    NOT_ACCEPTABLE("not-acceptable", "None of the accepted media types can be produced", 406, Category.CALLER),
    PAYLOAD_TOO_LARGE("payload-too-large", "The body is larger than allowed here", 413, Category.CALLER),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "This media type is not supported here", 415, Category.CALLER),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429, Category.LIMIT),
    INTERNAL_ERROR("internal-error", "Something broke on our side", 500, Category.INTERNAL),
    DEPENDENCY_UNAVAILABLE(
            "dependency-unavailable", "Something we need is not available now", 503, Category.DEPENDENCY),
    UPSTREAM_TIMEOUT("upstream-timeout", "A service did not answer in time", 504, Category.DEPENDENCY);

    private final Facts facts;

    CommonProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /** The problem that stands for a bare HTTP status the framework raised. */
    static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> DEPENDENCY_UNAVAILABLE;
            case 504 -> UPSTREAM_TIMEOUT;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
