/** What a template demands of a request's data, as JSON Schema. */
package io.carillon.rendering.schema;
