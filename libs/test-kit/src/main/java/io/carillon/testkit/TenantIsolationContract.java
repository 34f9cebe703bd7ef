package io.carillon.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Visits every operation of a service's own OpenAPI document as a second tenant with all rights, with the ids of the first
 * tenant's objects: each answer is 404 or 403, no list shows them, and afterwards they are as they were. An operation that
 * nobody planted an object for fails the contract, so that a new resource cannot forget to join.
 */
public abstract class TenantIsolationContract {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** In the name or words of every planted object. */
    private final String marker = "planted-" + UUID.randomUUID();

    /** @param example the body that the document shows */
    private record Operation(String method, String path, Object example) {
        boolean namesAnObject() {
            return path.contains("{");
        }

        /** What adds to one's own tenant cannot touch another's. */
        boolean canLeak() {
            return namesAnObject() || method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * Creates objects of the first tenant.
     *
     * @param words to be found again in each of them
     * @return their addresses by path template, as {@code /api/v1/admin/templates/{id} → /api/v1/admin/templates/0190…}
     */
    protected abstract Map<String, String> plant(String words);

    /** Requests of the first tenant, with all rights. */
    protected abstract RequestSpecification asOwner();

    /** Requests of the second tenant, with all rights. */
    protected abstract RequestSpecification asStranger();

    /** Bodies that get past validation, by {@code METHOD path template}, where the document's own example does not. */
    protected Map<String, Object> bodies() {
        return Map.of();
    }

    /** Paths that belong to nobody, or to whoever calls: not visited. */
    protected List<String> shared() {
        return List.of();
    }

    @Test
    void nothingOfOneTenantIsThereForAnother() {
        Map<String, String> planted = plant(marker);
        Map<String, String> before = shown(planted);
        Map<String, Object> bodies = bodies();
        Map<String, String> leaks = new TreeMap<>();

        for (Operation operation :
                operations().stream().filter(Operation::canLeak).toList()) {
            Object body = bodies.getOrDefault(operation.toString(), operation.example());
            visit(operation, planted, body).forEach(leak -> leaks.put(operation.toString(), leak));
        }

        assertThat(leaks).isEmpty();
        assertThat(shown(planted)).as("the first tenant's objects").isEqualTo(before);
    }

    private List<String> visit(Operation operation, Map<String, String> planted, Object body) {
        String address = operation.namesAnObject() ? address(operation.path(), planted) : operation.path();
        if (address == null) {
            return List.of("nothing is planted for it");
        }
        Response answer = send(asStranger(), operation.method(), address, body);
        boolean refused = answer.statusCode() == 404 || answer.statusCode() == 403;
        List<String> leaks = new ArrayList<>();
        if (operation.namesAnObject() && !refused) {
            leaks.add("answered " + answer.statusCode() + ": " + answer.asString());
        } else if (answer.statusCode() >= 500) {
            leaks.add("answered " + answer.statusCode());
        } else if (answer.asString().contains(marker)) {
            leaks.add("shows what is another's: " + answer.asString());
        }
        return leaks;
    }

    /** The planted address whose template is the longest beginning of the path. */
    private static String address(String path, Map<String, String> planted) {
        return planted.entrySet().stream()
                .filter(known -> path.equals(known.getKey()) || path.startsWith(known.getKey() + "/"))
                .max(Map.Entry.comparingByKey())
                .map(known -> known.getValue() + path.substring(known.getKey().length()))
                .map(address -> address.replaceAll("\\{[^}]+}", "1"))
                .orElse(null);
    }

    private Map<String, String> shown(Map<String, String> planted) {
        Map<String, String> shown = new TreeMap<>();
        planted.forEach((path, address) -> {
            Response answer = asOwner().get(address);
            if (answer.statusCode() != 405) {
                assertThat(answer.statusCode()).as("the owner's GET " + address).isEqualTo(200);
                assertThat(answer.asString()).as("the owner's GET " + address).contains(marker);
                shown.put(path, answer.asString());
            }
        });
        return shown;
    }

    private List<Operation> operations() {
        JsonNode api = Json.read(
                given().accept(ContentType.JSON).get("/openapi?format=json").asByteArray(), JsonNode.class);
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(item -> item.getValue().properties().forEach(operation -> {
                    boolean visited = shared().stream().noneMatch(item.getKey()::startsWith);
                    if (visited && METHODS.contains(operation.getKey())) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        operations.add(new Operation(method, item.getKey(), example(api, operation.getValue())));
                    }
                }));
        assertThat(operations).as("operations of the OpenAPI document").isNotEmpty();
        return operations;
    }

    /** The example of the body, or of its schema; an empty object where there is none. */
    private static Object example(JsonNode api, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content/application~1json");
        JsonNode schema = content.path("schema");
        JsonNode body = schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
        return Stream.of(content.path("example"), value(content), body.path("example"), body.at("/examples/0"))
                .filter(example -> !example.isMissingNode())
                .findFirst()
                .map(TenantIsolationContract::parsed)
                .orElseGet(Json.mapper()::createObjectNode);
    }

    private static JsonNode value(JsonNode content) {
        Iterator<JsonNode> named = content.path("examples").elements();
        return named.hasNext() ? named.next().path("value") : MissingNode.getInstance();
    }

    private static JsonNode parsed(JsonNode example) {
        return example.isTextual()
                ? Json.read(example.asText().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                : example;
    }

    private static Response send(RequestSpecification request, String method, String address, Object body) {
        return method.equals("GET") ? request.get(address) : request.body(body).request(method, address);
    }
}
