package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Google's access tokens, one for each account as it is configured now, asked for once and again before it ends. Thread-safe. */
@ApplicationScoped
class AccessTokens {
    private static final long SPARE_SECONDS = 120;
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final Map<ProviderAccount, Held> held = new ConcurrentHashMap<>();
    private final HttpCalls http;
    private final Clock clock;

    AccessTokens(HttpCalls http, ProviderAccounts accounts, Clock clock) {
        this.http = http;
        this.clock = clock;
        accounts.onChange(this::forgetOutdated);
    }

    /**
     * A token and when it ends.
     *
     * @param value what calls carry
     * @param until it may be used
     */
    record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    /** One question for everybody who waits; a failure is forgotten at once. */
    private final class Held {
        private final Uni<Token> token;
        private volatile Instant until = Instant.MAX;

        Held(ProviderAccount account) {
            this.token = Uni.createFrom()
                    .deferred(() -> ask(account))
                    .onItem()
                    .invoke(given -> until = given.until())
                    .onFailure()
                    .invoke(() -> until = Instant.MIN)
                    .memoize()
                    .indefinitely();
        }

        boolean isGood() {
            return clock.instant().isBefore(until);
        }
    }

    /** Fails with {@link UnusableAccountException} when Google refuses the account, else as calls do. */
    Uni<Token> of(ProviderAccount account) {
        return held.compute(account, (same, known) -> known != null && known.isGood() ? known : new Held(account))
                .token;
    }

    private Uni<Token> ask(ProviderAccount account) {
        ServiceAccount service = ServiceAccount.parse(account.secret("serviceAccount"));
        Instant now = clock.instant();
        String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
        String form = "grant_type=" + grant + "&assertion=" + service.assertion(now);
        return http.post(service.tokenUri(), FORM, Buffer.buffer(form))
                .onItem()
                .transformToUni(answer -> read(answer, now));
    }

    private static Uni<Token> read(HttpAnswer answer, Instant now) {
        String token = answer.json().getValue("access_token") instanceof String text ? text : "";
        if (answer.status() == 200 && !token.isBlank()) {
            long seconds = answer.json().getValue("expires_in") instanceof Number number ? number.longValue() : 0;
            return Uni.createFrom().item(new Token(token, now.plusSeconds(Math.max(0, seconds - SPARE_SECONDS))));
        }
        boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
        return Uni.createFrom()
                .failure(
                        refused
                                ? new UnusableAccountException("service_account_refused", "serviceAccount")
                                : new IOException("Google gave no token: status " + answer.status()));
    }

    private void forgetOutdated(TenantId tenant, Set<ProviderAccount> current) {
        held.keySet().removeIf(account -> account.tenant().equals(tenant) && !current.contains(account));
    }
}
