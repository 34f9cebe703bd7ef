package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.dispatcher.provider.ProviderConfig;
import io.carillon.outbound.OutboundGuard;
import io.carillon.tenancy.TenantId;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * One SMTP connection pool for each account as it is configured now. Pools of accounts that changed or went are closed
 * after a while, so that what is in flight on them ends in peace. Thread-safe.
 */
@ApplicationScoped
class MailClients {
    private static final Logger LOG = Logger.getLogger(MailClients.class);

    private final Map<ProviderAccount, MailClient> pools = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final EmailConfig email;
    private final ProviderConfig bounds;

    private final Vertx pinned;
    private final UnaryOperator<MailConfig> trust;

    @Inject
    MailClients(Vertx vertx, OutboundGuard guard, EmailConfig email, ProviderConfig bounds, ProviderAccounts accounts) {
        this(vertx, guard, email, bounds, accounts, UnaryOperator.identity());
    }

    /** Trusts what {@code trust} adds besides the usual authorities. */
    MailClients(
            Vertx vertx,
            OutboundGuard guard,
            EmailConfig email,
            ProviderConfig bounds,
            ProviderAccounts accounts,
            UnaryOperator<MailConfig> trust) {
        this.vertx = vertx;
        this.pinned = PinnedConnection.of(vertx, guard);
        this.trust = trust;
        this.email = email;
        this.bounds = bounds;
        accounts.onChange(this::retireOutdated);
    }

    MailClient of(ProviderAccount account) {
        MailClient known = pools.get(account);
        return known == null ? pools.computeIfAbsent(account, this::open) : known;
    }

    int size() {
        return pools.size();
    }

    private MailClient open(ProviderAccount account) {
        return MailClient.newInstance(io.vertx.ext.mail.MailClient.create(pinned, trust.apply(settings(account))));
    }

    private void retireOutdated(TenantId tenant, Set<ProviderAccount> current) {
        pools.keySet().stream()
                .filter(account -> account.tenant().equals(tenant) && !current.contains(account))
                .forEach(this::retire);
    }

    private void retire(ProviderAccount account) {
        MailClient outdated = pools.remove(account);
        if (outdated != null) {
            LOG.debugf("closing mail connections: tenant=%s account=%s", account.tenant(), account.id());
            vertx.setTimer(email.retireAfter().toMillis(), timer -> outdated.getDelegate()
                    .close());
        }
    }

    /** Leaves the check of names to the client, which makes it wherever TLS is used and drops one that is set already. */
    private MailConfig settings(ProviderAccount account) {
        MailConfig settings = new MailConfig(account.required("host"), account.number("port", 587))
                .setStarttls(startTls(account))
                .setSsl(account.setting("tls")
                        .filter(Set.of("tls", "true")::contains)
                        .isPresent())
                .setMaxPoolSize(account.number("poolSize", email.poolSize()))
                .setKeepAlive(true)
                .setPipelining(true)
                .setOwnHostname(email.ownHostname());
        settings.setConnectTimeout((int) bounds.connectTimeout().toMillis());
        settings.setIdleTimeout((int) email.idleTimeout().toSeconds());
        settings.setTcpNoDelay(true);
        DkimKey.of(account).ifPresent(signing -> settings.setEnableDKIM(true).setDKIMSignOption(signing));
        return account.setting("username").isPresent()
                ? withLogin(settings, account)
                : settings.setLogin(LoginOption.DISABLED);
    }

    private static MailConfig withLogin(MailConfig settings, ProviderAccount account) {
        return settings.setLogin(LoginOption.REQUIRED)
                .setUsername(account.required("username"))
                .setPassword(account.secret("password"));
    }

    /** What the setting {@code tls} asks for; accounts from before it had a setting of its own, {@code starttls}. */
    private static StartTLSOptions startTls(ProviderAccount account) {
        return switch (account.setting("tls").orElse("")) {
            case "starttls" -> StartTLSOptions.REQUIRED;
            case "none", "tls" -> StartTLSOptions.DISABLED;
            default -> formerly(account.setting("starttls").orElse(""));
        };
    }

    private static StartTLSOptions formerly(String starttls) {
        return switch (starttls.toUpperCase(Locale.ROOT)) {
            case "TRUE", "REQUIRED" -> StartTLSOptions.REQUIRED;
            case "FALSE", "DISABLED" -> StartTLSOptions.DISABLED;
            default -> StartTLSOptions.OPTIONAL;
        };
    }
}
