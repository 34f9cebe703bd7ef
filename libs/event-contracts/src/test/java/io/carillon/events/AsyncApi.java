package io.carillon.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes the AsyncAPI 3.0 document of everything that crosses Kafka, from {@link Topics} and the schemas. */
final class AsyncApi {
    private static final List<Family> FAMILIES = List.of(
            new Family(
                    "carillon.requests.",
                    "core's intake, any service of a tenant",
                    "core",
                    List.of(EventTypes.NOTIFICATION_REQUESTED)),
            new Family("carillon.deliveries.", "core", "dispatcher", List.of(EventTypes.DELIVERY_REQUESTED)),
            new Family(
                    Topics.OUTCOMES,
                    "dispatcher",
                    "core",
                    List.of(EventTypes.DELIVERY_ATTEMPTED, EventTypes.DELIVERY_RECEIPT, EventTypes.CONTACT_ANSWERED)),
            new Family(
                    Topics.INBOX,
                    "core",
                    "realtime-gateway",
                    List.of(EventTypes.INBOX_CHANGED, EventTypes.PROGRESS_CHANGED)),
            new Family(
                    Topics.STATUS,
                    "core",
                    "everybody",
                    List.of(
                            EventTypes.NOTIFICATION_STATUS_CHANGED,
                            EventTypes.BATCH_COMPLETED,
                            EventTypes.WEBHOOK_ENDPOINT_DISABLED)),
            new Family(Topics.CONFIG, "tenant-admin", "every service", List.of(EventTypes.TENANT_CONFIG_PUBLISHED)));

    private final ObjectNode document = Contract.JSON.createObjectNode();
    private final ObjectNode channels = Contract.JSON.createObjectNode();
    private final ObjectNode operations = Contract.JSON.createObjectNode();
    private final ObjectNode messages = Contract.JSON.createObjectNode();
    private final ObjectNode schemas = Contract.JSON.createObjectNode();

    /** Topics that carry the same types in the same direction. */
    private record Family(String prefix, String from, String to, List<String> types) {}

    static ObjectNode document() {
        return new AsyncApi().build();
    }

    private ObjectNode build() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Carillon events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode over Kafka, JSON values. Generated from Topics and"
                                + " the JSON schemas of libs/event-contracts; do not edit. Records that cannot be processed"
                                + " go to <topic>.dlq as they came, with headers dlq-reason, dlq-detail, dlq-topic,"
                                + " dlq-partition, dlq-offset.");
        document.put("defaultContentType", "application/json");
        document.set("channels", channels);
        document.set("operations", operations);
        ObjectNode components = document.putObject("components");
        components.set("messages", messages);
        components.set("schemas", schemas);
        schemas.set("cloudEventHeaders", headers());
        Contract.all().forEach(this::addMessage);
        Topics.all().stream().filter(topic -> !topic.name().endsWith(".dlq")).forEach(this::addTopic);
        return document;
    }

    private void addTopic(Topics.Topic topic) {
        Family family = FAMILIES.stream()
                .filter(candidate -> topic.name().startsWith(candidate.prefix()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("which types does " + topic.name() + " carry?"));
        ObjectNode channel = channels.putObject(topic.name());
        channel.put("address", topic.name());
        channel.put("description", "From " + family.from() + " to " + family.to() + ".");
        ObjectNode carried = channel.putObject("messages");
        family.types().forEach(type -> carried.set(type, reference("#/components/messages/" + type)));
        channel.putObject("bindings").set("kafka", binding(topic));
        addOperation("send." + topic.name(), "send", topic.name(), "Done by " + family.from() + ".");
        addOperation("receive." + topic.name(), "receive", topic.name(), "Done by " + family.to() + ".");
    }

    private static ObjectNode binding(Topics.Topic topic) {
        ObjectNode kafka = Contract.JSON.createObjectNode();
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        topic.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> put(settings, setting.getKey(), setting.getValue()));
        return kafka.put("bindingVersion", "0.5.0");
    }

    private static void put(ObjectNode settings, String name, String value) {
        if (name.equals("cleanup.policy")) {
            settings.putArray(name).add(value);
        } else {
            settings.put(name, Long.parseLong(value));
        }
    }

    private void addOperation(String id, String action, String topic, String summary) {
        ObjectNode operation = operations.putObject(id);
        operation.put("action", action).put("summary", summary);
        operation.set("channel", reference("#/channels/" + topic));
    }

    private void addMessage(Contract contract) {
        ObjectNode message = messages.putObject(contract.type());
        message.put("name", contract.type()).put("title", contract.payload().getSimpleName());
        message.put("summary", contract.schema().path("description").asText());
        message.put("contentType", "application/json");
        message.set("headers", reference("#/components/schemas/cloudEventHeaders"));
        message.set("payload", reference("#/components/schemas/" + contract.type()));
        ArrayNode examples = message.putArray("examples");
        contract.examples().forEach(file -> examples.addObject()
                .put("name", file.getFileName().toString().replace(".json", ""))
                .set("payload", Contract.read(file)));
        addSchemas(contract.type(), contract.schema());
    }

    /** Shared definitions move to the components; two schemas must not define one name in two ways. */
    private void addSchemas(String type, JsonNode schema) {
        ObjectNode own = relocated(schema);
        JsonNode shared = own.remove("$defs");
        own.remove(List.of("$schema", "$id"));
        schemas.set(type, own);
        if (shared != null) {
            shared.properties().forEach(definition -> share(definition.getKey(), definition.getValue()));
        }
    }

    private void share(String name, JsonNode definition) {
        JsonNode known = schemas.get(name);
        if (known != null && !known.equals(definition)) {
            throw new AssertionError("two schemas define " + name + " differently");
        }
        schemas.set(name, definition);
    }

    private static ObjectNode relocated(JsonNode schema) {
        try {
            String text = Contract.JSON.writeValueAsString(schema).replace("\"#/$defs/", "\"#/components/schemas/");
            return (ObjectNode) Contract.JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ObjectNode headers() {
        ObjectNode headers = Contract.JSON.createObjectNode().put("type", "object");
        headers.put("description", "CloudEvents attributes as Kafka headers.");
        ObjectNode fields = headers.putObject("properties");
        header(fields, "ce_specversion", "Always 1.0.").put("const", "1.0");
        header(fields, "ce_id", "Derived from what the event tells, so that every consumer can drop copies.");
        header(fields, "ce_type", "The event type.");
        header(fields, "ce_source", "Who produced it.");
        header(fields, "ce_time", "When, RFC 3339.").put("format", "date-time");
        header(fields, "ce_tenantid", "The tenant.").put("format", "uuid");
        header(fields, "ce_traceparent", "W3C trace context.");
        header(fields, "content-type", "Always application/json.").put("const", "application/json");
        ArrayNode required = headers.putArray("required");
        List.of("ce_id", "ce_type", "ce_source", "ce_tenantid").forEach(required::add);
        return headers;
    }

    private static ObjectNode header(ObjectNode fields, String name, String description) {
        return fields.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode reference(String target) {
        return Contract.JSON.createObjectNode().put("$ref", target);
    }
}
