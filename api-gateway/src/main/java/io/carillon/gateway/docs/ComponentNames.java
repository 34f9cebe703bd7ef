package io.carillon.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives the components of one document names that mean the same as in the documents merged before: what differs from a
 * component of that name, or refers to one that does, gets the service's name put before its own.
 */
final class ComponentNames {
    private static final String REF = "$ref";
    private static final String ROOT = "#/components/";

    private final JsonObject merged;
    private final JsonObject own;
    private final String prefix;
    private final Set<String> renamed = new HashSet<>();

    /**
     * @param merged the {@code components} so far
     * @param own the {@code components} to be added
     * @param prefix begins the new names
     */
    ComponentNames(JsonObject merged, JsonObject own, String prefix) {
        this.merged = merged;
        this.own = own;
        this.prefix = prefix;
        boolean more = true;
        while (more) {
            more = renameThoseThatDiffer();
        }
    }

    /** The part of a document with all its references to renamed components set right. */
    Object translated(Object part) {
        return switch (part) {
            case JsonObject object -> translatedObject(object);
            case JsonArray array -> {
                JsonArray result = new JsonArray();
                array.forEach(element -> result.add(translated(element)));
                yield result;
            }
            case null, default -> part;
        };
    }

    /** The name a component gets. */
    String nameOf(String section, String name) {
        return renamed.contains(section + "/" + name) ? prefix + name : name;
    }

    private JsonObject translatedObject(JsonObject object) {
        Map<String, Object> result = new LinkedHashMap<>();
        object.forEach(field -> result.put(
                field.getKey(),
                REF.equals(field.getKey()) && field.getValue() instanceof String target
                        ? reference(target)
                        : translated(field.getValue())));
        return new JsonObject(result);
    }

    private String reference(String target) {
        if (!target.startsWith(ROOT)) {
            return target;
        }
        String[] path = target.substring(ROOT.length()).split("/", 2);
        return path.length == 2 ? ROOT + path[0] + "/" + nameOf(path[0], path[1]) : target;
    }

    private boolean renameThoseThatDiffer() {
        boolean found = false;
        for (String section : own.fieldNames()) {
            JsonObject known = merged.getJsonObject(section, new JsonObject());
            for (Map.Entry<String, Object> component : own.getJsonObject(section)) {
                Object other = known.getValue(component.getKey());
                boolean differs = other != null && !other.equals(translated(component.getValue()));
                found |= differs && renamed.add(section + "/" + component.getKey());
            }
        }
        return found;
    }
}
