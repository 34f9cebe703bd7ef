package io.carillon.devstack.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sign-ins in progress and sessions: authorization codes, good once and bound to PKCE, and refresh tokens. */
final class SignIns {

    private static final Duration CODE_LIFE = Duration.ofMinutes(1);
    private static final Duration REFRESH_LIFE = Duration.ofHours(10);

    /** What a browser asked for at the authorization endpoint. */
    record Asked(
            DemoClient client, String redirectUri, Set<String> scopes, Optional<String> nonce, String codeChallenge) {}

    private record Code(Asked asked, DemoUser user, Instant until) {}

    private record Session(Grant grant, Instant until) {}

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    SignIns(Clock clock) {
        this.clock = clock;
    }

    String codeFor(Asked asked, DemoUser user) {
        forgetOld();
        String code = secret();
        codes.put(code, new Code(asked, user, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    Grant redeem(String code, DemoClient client, String redirectUri, String verifier) {
        Code known = code == null ? null : codes.remove(code);
        if (known == null || known.until().isBefore(clock.instant())) {
            throw Refusal.invalidGrant("Code not valid");
        }
        Asked asked = known.asked();
        if (!asked.client().equals(client) || !asked.redirectUri().equals(redirectUri)) {
            throw Refusal.invalidGrant("Incorrect redirect_uri");
        }
        if (verifier == null || !challenge(verifier).equals(asked.codeChallenge())) {
            throw Refusal.invalidGrant("PKCE verification failed: Code mismatch");
        }
        return new Grant(client, Optional.of(known.user()), asked.scopes(), asked.nonce());
    }

    String refreshTokenFor(Grant grant) {
        String token = secret();
        sessions.put(token, new Session(grant, clock.instant().plus(REFRESH_LIFE)));
        return token;
    }

    Grant refresh(String token, DemoClient client) {
        Session session = token == null ? null : sessions.remove(token);
        if (session == null || session.until().isBefore(clock.instant())) {
            throw Refusal.invalidGrant("Invalid refresh token");
        }
        if (!session.grant().client().equals(client)) {
            throw Refusal.invalidGrant("Invalid refresh token. Token client and authorized client don't match");
        }
        return session.grant();
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.until().isBefore(now));
        sessions.values().removeIf(session -> session.until().isBefore(now));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
