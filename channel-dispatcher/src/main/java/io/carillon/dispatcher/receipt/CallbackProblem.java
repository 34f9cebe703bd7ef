package io.carillon.dispatcher.receipt;

import io.carillon.problem.ProblemType;

/** Problems only callbacks of providers meet. */
enum CallbackProblem implements ProblemType {
    CALLBACK_FORGED("callback-forged", "The callback does not prove where it comes from", 401, Category.CALLER),
    CALLBACK_STALE("callback-stale", "The callback was signed at another time", 401, Category.CALLER),
    CALLBACK_UNPROVABLE("callback-unprovable", "The account cannot check callbacks yet", 401, Category.CALLER),
    CALLBACK_UNREADABLE("callback-unreadable", "The callback is not what its provider promises", 400, Category.CALLER);

    private final Facts facts;

    CallbackProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
