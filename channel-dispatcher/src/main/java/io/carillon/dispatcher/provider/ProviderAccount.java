package io.carillon.dispatcher.provider;

import io.carillon.dispatcher.limit.AccountKey;
import io.carillon.dispatcher.limit.AccountLimits;
import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's enabled account at a provider with its secrets opened. Equal when nothing a provider could see differs.
 *
 * @param tenant whose
 * @param id the account
 * @param channel channel it serves
 * @param type provider type
 * @param order route order, lowest first
 * @param weight share among accounts of the same order
 * @param settings plain settings
 * @param secrets opened secrets; those that did not open are missing
 */
public record ProviderAccount(
        TenantId tenant,
        String id,
        Channel channel,
        String type,
        int order,
        int weight,
        Map<String, String> settings,
        Map<String, String> secrets) {

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A setting the provider cannot do without.
     *
     * @throws UnusableAccountException when it is not set
     */
    public String required(String name) {
        return setting(name).orElseThrow(() -> new UnusableAccountException("missing_setting", name));
    }

    /**
     * A setting that must be a number.
     *
     * @throws UnusableAccountException when it is something else
     */
    public int number(String name, int otherwise) {
        try {
            return setting(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw new UnusableAccountException("invalid_setting", name);
        }
    }

    /**
     * A secret the provider cannot do without.
     *
     * @throws UnusableAccountException when it is not there or did not open
     */
    public String secret(String name) {
        return Optional.ofNullable(secrets.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new UnusableAccountException("missing_secret", name));
    }

    /**
     * Root of the vendor's API: the setting {@code baseUrl}, else the vendor's own.
     *
     * @throws UnusableAccountException when the setting is not an http or https address
     */
    public String baseUrl(String vendor) {
        String url = setting("baseUrl").orElse(vendor);
        try {
            URI parsed = URI.create(url);
            if (parsed.getHost() == null || !String.valueOf(parsed.getScheme()).matches("https?")) {
                throw new UnusableAccountException("invalid_setting", "baseUrl");
            }
        } catch (IllegalArgumentException malformed) {
            throw new UnusableAccountException("invalid_setting", "baseUrl");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** How fast it may be called: the setting {@code ratePerSecond}, else as fast as it goes. */
    AccountLimits limits() {
        int perSecond = setting("ratePerSecond")
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt)
                .orElse(0);
        return new AccountLimits(new AccountKey(tenant, id), perSecond);
    }

    @Override
    public String toString() {
        return "ProviderAccount[" + id + " " + type + "]";
    }
}
