/** What people want to receive, and when: choices by category and channel, quiet hours, one-click unsubscribing. */
package io.carillon.core.preference;
