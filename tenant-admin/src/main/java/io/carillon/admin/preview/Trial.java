package io.carillon.admin.preview;

import io.carillon.admin.template.Surroundings;
import io.carillon.admin.template.TemplateBody;
import io.carillon.events.Channel;
import java.util.List;
import java.util.Map;

/**
 * What is to be rendered.
 *
 * @param body a draft or a version
 * @param around what the tenant adds
 * @param locale BCP 47 tag of a recipient, or null for the tenant's default
 * @param channels channels wanted; empty for all that are written
 * @param data template variables
 */
record Trial(TemplateBody body, Surroundings around, String locale, List<Channel> channels, Map<String, Object> data) {}
