package io.carillon.gateway;

import io.carillon.problem.ProblemType;

/** Problems only the door answers. */
public enum GatewayProblem implements ProblemType {
    MALFORMED_PATH("malformed-path", "The path is not written in its plain form", 400, Category.CALLER);

    private final Facts facts;

    GatewayProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
