package io.carillon.devstack.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a token request deserves, by the rules of RFC 6749 and RFC 7636; knows nothing of HTTP servers. */
final class TokenDesk {

    private final Realm realm;
    private final SignIns signIns;

    TokenDesk(Realm realm, SignIns signIns) {
        this.realm = realm;
        this.signIns = signIns;
    }

    Grant decide(Map<String, String> form, Optional<String> authorization) {
        DemoClient client = authenticate(form, authorization);
        String grantType = form.getOrDefault("grant_type", "");
        return switch (grantType) {
            case "client_credentials" -> clientCredentials(client, form.get("scope"));
            case "password" -> password(client, form);
            case "authorization_code" ->
                signIns.redeem(form.get("code"), client, form.get("redirect_uri"), form.get("code_verifier"));
            case "refresh_token" -> signIns.refresh(form.get("refresh_token"), client);
            default -> throw Refusal.unsupportedGrant(grantType);
        };
    }

    private DemoClient authenticate(Map<String, String> form, Optional<String> authorization) {
        String[] credentials = authorization
                .filter(header -> header.startsWith("Basic "))
                .map(TokenDesk::basic)
                .orElseGet(() -> new String[] {form.get("client_id"), form.get("client_secret")});
        return realm.client(credentials[0])
                .filter(client -> isProved(client, credentials[1]))
                .orElseThrow(Refusal::invalidClient);
    }

    private static boolean isProved(DemoClient client, String secret) {
        return client.secret().map(right -> isSame(right, secret)).orElse(true);
    }

    private static boolean isSame(String right, String given) {
        return given != null
                && MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] basic(String header) {
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("Basic ".length()).trim());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? parts : new String[] {parts[0], null};
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidClient();
        }
    }

    private Grant clientCredentials(DemoClient client, String requested) {
        if (!client.isConfidential()) {
            throw Refusal.unauthorizedClient("Public client not allowed to retrieve service account");
        }
        return new Grant(client, Optional.empty(), narrowed(client.scopes(), requested), Optional.empty());
    }

    private Grant password(DemoClient client, Map<String, String> form) {
        if (!client.passwordGrant()) {
            throw Refusal.unauthorizedClient("Client not allowed for direct access grants");
        }
        DemoUser user = realm.user(form.getOrDefault("username", ""))
                .filter(known -> isSame(DemoUser.PASSWORD, form.get("password")))
                .orElseThrow(Refusal::wrongPassword);
        return new Grant(client, Optional.of(user), userScopes(form.get("scope")), Optional.empty());
    }

    /** A person's token always carries the default scopes; {@code openid} comes on request. */
    static Set<String> userScopes(String requested) {
        Set<String> allowed = new TreeSet<>(Realm.USER_SCOPES);
        allowed.add("openid");
        Set<String> scopes = new TreeSet<>(Realm.USER_SCOPES);
        scopes.addAll(words(requested).isEmpty() ? Set.of() : narrowed(allowed, requested));
        return scopes;
    }

    private static Set<String> narrowed(Set<String> allowed, String requested) {
        Set<String> words = words(requested);
        if (words.isEmpty()) {
            return allowed;
        }
        if (!allowed.containsAll(words)) {
            throw Refusal.invalidScope(requested);
        }
        return words;
    }

    private static Set<String> words(String scope) {
        return scope == null
                ? Set.of()
                : Stream.of(scope.trim().split(" +"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
