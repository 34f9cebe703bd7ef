package io.carillon.rendering.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The validator's own objects, made when they are first needed. */
final class Schemas {
    private static final int MOST_FAULTS = 50;

    private Schemas() {}

    /** Made on first use, not when an image is built. */
    private static final class Lazy {
        private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(SafePattern::of)
                .build();
        private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        private static final JsonSchema META = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG);
    }

    static JsonSchema compile(JsonNode source) {
        JsonSchema schema = Lazy.FACTORY.getSchema(source, Lazy.CONFIG);
        schema.initializeValidators();
        return schema;
    }

    /** What the standard's own schema says against one, once for each place. */
    static List<SchemaFault> faults(JsonNode source) {
        Map<String, SchemaFault> faults = new LinkedHashMap<>();
        Lazy.META.validate(source).stream()
                .limit(MOST_FAULTS)
                .map(message -> new SchemaFault(message.getInstanceLocation().toString(), message.getError()))
                .forEach(fault -> faults.putIfAbsent(fault.pointer(), fault));
        return List.copyOf(faults.values());
    }

    static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
