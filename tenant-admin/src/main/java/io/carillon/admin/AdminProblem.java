package io.carillon.admin;

import io.carillon.problem.ProblemType;

/** Problems only tenant-admin answers. */
public enum AdminProblem implements ProblemType {
    TENANT_NOT_FOUND("tenant-not-found", "There is no such tenant", 404, Category.CALLER),
    TEMPLATE_NOT_FOUND("template-not-found", "There is no such template", 404, Category.CALLER),
    VERSION_NOT_FOUND("version-not-found", "The template has no such version", 404, Category.CALLER),
    LAYOUT_NOT_FOUND("layout-not-found", "There is no such layout", 404, Category.CALLER),
    PROVIDER_NOT_FOUND("provider-not-found", "There is no such provider account", 404, Category.CALLER),
    WEBHOOK_ENDPOINT_NOT_FOUND("webhook-endpoint-not-found", "There is no such webhook endpoint", 404, Category.CALLER),
    LOOKUP_TYPE_NOT_FOUND("lookup-type-not-found", "There is no such type of lookups", 404, Category.CALLER),
    LOOKUP_NOT_FOUND("lookup-not-found", "There is no such lookup value", 404, Category.CALLER),
    LOOKUP_CODE_TAKEN("lookup-code-taken", "There is one with this code already", 409, Category.CONFLICT),
    LOOKUP_FIXED("lookup-fixed", "The system does not let this be changed", 409, Category.CONFLICT),
    CODE_TAKEN("code-taken", "The code is taken", 409, Category.CONFLICT),
    STALE("stale", "It was changed since you read it", 412, Category.CONFLICT),
    TEMPLATE_SYNTAX("template-syntax", "The template cannot be published as it is", 422, Category.CALLER),
    LAYOUT_SYNTAX("layout-syntax", "The layout cannot be used as it is", 422, Category.CALLER),
    LAYOUT_IN_USE("layout-in-use", "Published templates use the layout", 409, Category.CONFLICT),
    TEMPLATE_FAILED("template-failed", "The template cannot be rendered with these data", 422, Category.CALLER),
    PROVIDER_INVALID("provider-invalid", "The provider account is not complete", 422, Category.CALLER),
    CONFIG_TOO_LARGE("config-too-large", "The tenant's configuration would become too large", 422, Category.LIMIT);

    private final Facts facts;

    AdminProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
