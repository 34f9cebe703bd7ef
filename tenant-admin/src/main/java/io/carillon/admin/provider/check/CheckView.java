package io.carillon.admin.provider.check;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the check of an account found.
 *
 * @param ok whether every step is fine, or no more than a warning
 * @param checkedAt when it began
 * @param tookMillis how long it took
 * @param steps in order; the first that is not fine is usually the last
 */
@Schema(name = "ProviderCheck", description = "What the check of an account found; no secret is ever in it")
public record CheckView(boolean ok, Instant checkedAt, long tookMillis, List<CheckStep> steps) {

    static CheckView of(List<CheckStep> steps, Instant began, Instant ended) {
        boolean ok = !steps.isEmpty() && steps.stream().allMatch(CheckStep::isPassable);
        return new CheckView(ok, began, ended.toEpochMilli() - began.toEpochMilli(), steps);
    }
}
