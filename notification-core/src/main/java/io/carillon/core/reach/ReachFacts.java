package io.carillon.core.reach;

import io.carillon.core.preference.Preferences;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.SuppressionReason;
import io.carillon.events.TenantConfigPublished.Category;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * All that decides whether a delivery may go.
 *
 * @param category its category's code
 * @param configured what the tenant says of that category, or empty
 * @param suppressed why its address (for push: the last of its devices) must not be written to, or empty
 * @param people what its recipient prefers, as a user and as an address; a refusal of either counts
 * @param zone the recipient's time zone
 * @param now the moment it would go
 */
public record ReachFacts(
        Channel channel,
        Lane lane,
        String category,
        Optional<Category> configured,
        Optional<SuppressionReason> suppressed,
        List<Preferences> people,
        ZoneId zone,
        Instant now) {}
