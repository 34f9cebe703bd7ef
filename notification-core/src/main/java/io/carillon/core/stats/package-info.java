/** How many deliveries were sent, delivered or failed, by channel, provider, category and time. */
package io.carillon.core.stats;
