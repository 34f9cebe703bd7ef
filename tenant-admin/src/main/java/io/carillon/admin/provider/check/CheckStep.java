package io.carillon.admin.provider.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that was looked at.
 *
 * @param name {@code connection, encryption, sign-in, key, sender, …}
 * @param ok whether it is fine
 * @param detail what was found; when it is not fine, what to do
 */
@Schema(description = "One thing that was looked at")
public record CheckStep(
        @Schema(examples = "sign-in") String name,
        boolean ok,

        @Schema(examples = "the server refuses user name or password: 535 5.7.8 authentication failed")
        String detail) {

    static CheckStep ok(String name, String detail) {
        return new CheckStep(name, true, detail);
    }

    static CheckStep wrong(String name, String detail) {
        return new CheckStep(name, false, detail);
    }
}
