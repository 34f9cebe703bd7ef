package io.carillon.gateway;

import io.carillon.problem.ProblemType;

/** Problems only the door answers. */
public enum GatewayProblem implements ProblemType {
    MALFORMED_PATH("malformed-path", "The path is not written in its plain form", 400, Category.CALLER),
    ORIGIN_NOT_ALLOWED("origin-not-allowed", "Pages of this origin may not call with this token", 403, Category.CALLER),
    REQUEST_TOO_SLOW("request-too-slow", "The request came too slowly", 408, Category.CALLER),
    TARGET_TOO_LONG("target-too-long", "The request line is too long", 414, Category.CALLER),
    HEADERS_TOO_LARGE("headers-too-large", "The headers are larger than allowed", 431, Category.CALLER);

    private final Facts facts;

    GatewayProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
