package io.carillon.admin.provider;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the provider reports back.
 *
 * @param url where it shall report to
 * @param verified whether the account holds what is needed to tell genuine reports from forged ones
 * @param verification how reports are verified
 * @param steps what to enter where at the provider, in order
 */
@Schema(description = "Where the provider reports deliveries to, and what to enter at the provider")
public record CallbackView(String url, boolean verified, String verification, List<String> steps) {}
