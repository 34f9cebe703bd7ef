package io.carillon.dispatcher.push;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.ThreadManager;
import com.google.firebase.messaging.FirebaseMessaging;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.dispatcher.provider.SdkCalls;
import io.carillon.tenancy.TenantId;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * One app of Firebase's library for each account as it is configured now; apps of accounts that changed or went are closed
 * after a while. Thread-safe.
 */
@ApplicationScoped
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
class FirebaseApps {
    private final Map<ProviderAccount, FirebaseApp> apps = new ConcurrentHashMap<>();
    private final SdkCalls calls;
    private final AccessTokens tokens;
    private final PushConfig config;
    private final Vertx vertx;

    FirebaseApps(SdkCalls calls, AccessTokens tokens, ProviderAccounts accounts, PushConfig config, Vertx vertx) {
        this.calls = calls;
        this.tokens = tokens;
        this.config = config;
        this.vertx = vertx;
        accounts.onChange(this::retireOutdated);
    }

    FirebaseMessaging of(ProviderAccount account) {
        return FirebaseMessaging.getInstance(apps.computeIfAbsent(account, this::open));
    }

    int size() {
        return apps.size();
    }

    private FirebaseApp open(ProviderAccount account) {
        FirebaseOptions options = FirebaseOptions.builder()
                .setProjectId(account.required("projectId"))
                .setCredentials(new Credentials(account))
                .setHttpTransport(new SdkTransport(calls, account.baseUrl(FcmClient.VENDOR)))
                .setThreadManager(new VirtualThreads())
                .build();
        return FirebaseApp.initializeApp(options, account.id() + " " + UUID.randomUUID());
    }

    private void retireOutdated(TenantId tenant, Set<ProviderAccount> current) {
        apps.keySet().stream()
                .filter(account -> account.tenant().equals(tenant) && !current.contains(account))
                .forEach(this::retire);
    }

    private void retire(ProviderAccount account) {
        FirebaseApp outdated = apps.remove(account);
        if (outdated != null) {
            vertx.setTimer(Math.max(1, config.retireAfter().toMillis()), timer -> outdated.delete());
        }
    }

    /** The account's access token, asked for by us, so that many messages wait for one question. */
    private final class Credentials extends GoogleCredentials {
        private static final long serialVersionUID = 1L;

        private final transient ProviderAccount account;

        Credentials(ProviderAccount account) {
            this.account = account;
        }

        @Override
        public AccessToken refreshAccessToken() throws IOException {
            AccessTokens.Token token = calls.await(tokens.of(account));
            return new AccessToken(token.value(), Date.from(token.until()));
        }
    }

    private final class VirtualThreads extends ThreadManager {
        @Override
        protected ExecutorService getExecutor(FirebaseApp app) {
            return calls.threads();
        }

        @Override
        protected void releaseExecutor(FirebaseApp app, ExecutorService executor) {
            // all apps share these threads
        }

        @Override
        protected ThreadFactory getThreadFactory() {
            return Thread.ofVirtual().factory();
        }
    }
}
