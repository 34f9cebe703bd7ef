package io.carillon.admin.provider;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a secret is set, never what it is.
 *
 * @param name its name
 * @param keyId the sealing key it was sealed with
 */
@Schema(description = "A secret that is set. Its value is never shown, not even sealed")
public record SecretView(String name, String keyId) {}
