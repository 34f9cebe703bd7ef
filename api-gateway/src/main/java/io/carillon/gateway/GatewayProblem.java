package io.carillon.gateway;

import io.carillon.problem.ProblemType;

/** Problems only the door answers. */
public enum GatewayProblem implements ProblemType {
    MALFORMED_PATH("malformed-path", "The path is not written in its plain form", 400, Category.CALLER);

    private final String slug;
    private final String title;
    private final int status;
    private final Category category;

    GatewayProblem(String slug, String title, int status, Category category) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.category = category;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Category category() {
        return category;
    }
}
