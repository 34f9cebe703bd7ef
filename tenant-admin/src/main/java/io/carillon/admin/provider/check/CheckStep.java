package io.carillon.admin.provider.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that was looked at.
 *
 * @param name {@code connection, encryption, sign-in, key, sender, …}
 * @param ok whether it is fine
 * @param warning whether the account works all the same, though it is not fine
 * @param detail what was found; when it is not fine, what to do
 */
@Schema(description = "One thing that was looked at")
public record CheckStep(
        @Schema(examples = "sign-in") String name,
        boolean ok,

        @Schema(description = "Not fine, but the account works all the same")
        boolean warning,

        @Schema(examples = "the server refuses user name or password: 535 5.7.8 authentication failed")
        String detail) {

    static CheckStep ok(String name, String detail) {
        return new CheckStep(name, true, false, detail);
    }

    static CheckStep wrong(String name, String detail) {
        return new CheckStep(name, false, false, detail);
    }

    static CheckStep warning(String name, String detail) {
        return new CheckStep(name, false, true, detail);
    }

    /** Whether the account works, as far as this step can tell. */
    boolean isPassable() {
        return ok || warning;
    }
}
