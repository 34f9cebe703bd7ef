package io.carillon.gateway.docs;

import io.carillon.gateway.routing.Access;
import io.carillon.gateway.routing.Route;
import io.carillon.gateway.routing.RouteTable;
import io.carillon.gateway.routing.Upstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes one OpenAPI document of the services' own. Only paths that the route table leads to that service are in it; the
 * same documents give the same result, whatever order they came in.
 */
final class MergeDocuments {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final String SCHEMES = "securitySchemes";

    private final DocsConfig config;
    private final SecurityOf security = new SecurityOf();
    private final JsonObject paths = new JsonObject();
    private final JsonObject components = new JsonObject();
    private final Map<String, JsonObject> tags = new LinkedHashMap<>();
    private final Set<String> operationIds = new HashSet<>();
    private final StringBuilder description = new StringBuilder("""
            Everything Carillon can be asked for over HTTP. Errors are problems (RFC 9457), lists have pages, times are UTC.
            """);
    private String version = "3.1.0";

    private MergeDocuments(DocsConfig config) {
        this.config = config;
    }

    static JsonObject merge(List<ServiceDocument> documents, DocsConfig config) {
        MergeDocuments merging = new MergeDocuments(config);
        documents.stream()
                .sorted(Comparator.comparing(ServiceDocument::service))
                .forEach(merging::add);
        return merging.result();
    }

    private void add(ServiceDocument added) {
        JsonObject document = added.document();
        String service = nameOf(added.service());
        JsonObject own = document.getJsonObject("components", new JsonObject()).copy();
        security.add(own.getJsonObject(SCHEMES, new JsonObject()));
        own.remove(SCHEMES);
        ComponentNames names = new ComponentNames(components, own, service);
        version = document.getString("openapi", version);
        addDescription(document.getJsonObject("info", new JsonObject()));
        addTags(document.getJsonArray("tags", new JsonArray()));
        addPaths(added.service(), document, names);
        addComponents(own, names);
    }

    private void addDescription(JsonObject info) {
        if (info.getString("description") != null) {
            description
                    .append("\n## ")
                    .append(info.getString("title"))
                    .append("\n")
                    .append(info.getString("description"))
                    .append("\n");
        }
    }

    private void addTags(JsonArray added) {
        for (int i = 0; i < added.size(); i++) {
            JsonObject tag = added.getJsonObject(i);
            tags.merge(
                    tag.getString("name"), tag, (known, other) -> known.copy().mergeIn(other));
        }
    }

    private void addPaths(Upstream service, JsonObject document, ComponentNames names) {
        JsonArray everywhere = document.getJsonArray("security");
        for (Map.Entry<String, Object> path : document.getJsonObject("paths", new JsonObject())) {
            RouteTable.find(path.getKey())
                    .filter(route -> route.upstream() == service)
                    .ifPresent(route -> paths.put(path.getKey(), ((JsonObject)
                            names.translated(operations(path, nameOf(service), route, everywhere)))));
        }
    }

    private JsonObject operations(Map.Entry<String, Object> path, String service, Route route, JsonArray everywhere) {
        JsonObject operations = ((JsonObject) path.getValue()).copy();
        for (String method : operations.fieldNames()) {
            if (METHODS.contains(method)) {
                JsonObject operation = operations.getJsonObject(method);
                operation.put("security", requirement(operation.getJsonArray("security", everywhere), route));
                nameOnce(operation, service);
            }
        }
        return operations;
    }

    private JsonArray requirement(JsonArray services, Route route) {
        if (route.access() == Access.PUBLIC) {
            return new JsonArray();
        }
        JsonArray any = new JsonArray().add(new JsonObject().put(SecurityOf.SCHEME, new JsonArray()));
        return services == null || services.isEmpty() ? any : security.requirement(services);
    }

    private void nameOnce(JsonObject operation, String service) {
        String id = operation.getString("operationId");
        if (id != null && !operationIds.add(id)) {
            operation.put("operationId", service + "_" + id);
        }
    }

    private void addComponents(JsonObject own, ComponentNames names) {
        for (String section : own.fieldNames()) {
            if (!components.containsKey(section)) {
                components.put(section, new JsonObject());
            }
            own.getJsonObject(section).forEach(component -> components
                    .getJsonObject(section)
                    .put(names.nameOf(section, component.getKey()), names.translated(component.getValue())));
        }
    }

    private JsonObject result() {
        components.put(
                SCHEMES,
                new JsonObject().put(SecurityOf.SCHEME, security.scheme(config.authorizationUrl(), config.tokenUrl())));
        URI publicUrl = config.publicUrl();
        return new JsonObject()
                .put("openapi", version)
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Carillon")
                                .put("version", "1")
                                .put("description", description.toString()))
                .put("servers", new JsonArray().add(new JsonObject().put("url", publicUrl.toString())))
                .put("tags", new JsonArray(List.copyOf(tags.values())))
                .put("paths", paths)
                .put("components", components);
    }

    private static String nameOf(Upstream service) {
        String name = service.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
