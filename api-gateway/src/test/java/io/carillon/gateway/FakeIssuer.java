package io.carillon.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An OpenID provider that also hands out the tokens a real one would not: {@code GET /mint/<kind>}. */
final class FakeIssuer {
    private static final String REALM = "/realms/carillon";

    private static final String DEMO_TENANT = "01900000-0000-7000-8000-0000000000d1";

    private static final Map<String, String> KIDS = Map.of(
            "kid-of-a-file", "../../../../dev/null",
            "kid-of-an-address", "http://127.0.0.1/stolen",
            "kid-of-a-statement", "' OR 1=1 --",
            "no-kid", "");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final RsaJsonWebKey key = newKey();
    private final RsaJsonWebKey strangeKey = newKey();
    private HttpServer server;

    FakeIssuer start(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return this;
    }

    String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    String url() {
        return origin() + REALM;
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        asked.add(path);
        if (path.equals("/asked")) {
            request.response().end(String.join("\n", asked));
        } else if (path.startsWith("/mint/")) {
            String[] wanted = path.substring("/mint/".length()).split("/");
            request.response().end(mint(wanted[0], wanted.length > 1 ? wanted[1] : DEMO_TENANT));
        } else if (path.endsWith("/.well-known/openid-configuration")) {
            request.response().putHeader("content-type", "application/json").end(discovery());
        } else {
            request.response().putHeader("content-type", "application/json").end(keys());
        }
    }

    private String discovery() {
        return new JsonObject()
                .put("issuer", url())
                .put("jwks_uri", url() + "/certs")
                .put("token_endpoint", url() + "/token")
                .encode();
    }

    private String keys() {
        return new JsonObject()
                .put("keys", new JsonArray().add(new JsonObject(key.toJson())))
                .encode();
    }

    private String mint(String kind, String tenant) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(kind.equals("other-realm") ? origin() + "/realms/other" : url());
        claims.setAudience(kind.equals("wrong-audience") ? "somebody-else" : "carillon-api");
        claims.setSubject("00000000-0000-4000-8000-0000000000b1");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringClaim("tenant_id", tenant);
        if (kind.equals("expired")) {
            claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 600));
        }
        if (kind.equals("no-expiry")) {
            claims.unsetClaim("exp");
        }
        if (kind.equals("not-yet-valid")) {
            claims.setNotBeforeMinutesInThePast(-60);
        }
        return sign(kind, claims);
    }

    private String sign(String kind, JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKeyIdHeaderValue(key.getKeyId());
        switch (kind) {
            case "unsigned" -> {
                token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            }
            case "signed-with-public-key" -> {
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                token.setKey(new HmacKey(key.getRsaPublicKey().getEncoded()));
            }
            case "strange-key" -> rsa(token, strangeKey);
            case "unknown-kid" -> {
                rsa(token, strangeKey);
                token.setKeyIdHeaderValue("../../etc/passwd");
                token.setHeader("jku", origin() + "/stolen");
            }
            case "kid-of-a-file", "kid-of-an-address", "kid-of-a-statement", "no-kid" -> {
                rsa(token, strangeKey);
                token.setKeyIdHeaderValue(KIDS.get(kind));
            }
            case "jku", "x5u" -> {
                rsa(token, strangeKey);
                token.setHeader(kind, origin() + "/stolen");
            }
            case "own-key-inside" -> {
                rsa(token, strangeKey);
                token.setJwkHeader(strangeKey);
            }
            case "critical-extension" -> {
                rsa(token, key);
                token.setHeader("crit", List.of("unknown"));
            }
            default -> rsa(token, key);
        }
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void rsa(JsonWebSignature token, RsaJsonWebKey key) {
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(key.getPrivateKey());
    }

    private static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("demo-key");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
