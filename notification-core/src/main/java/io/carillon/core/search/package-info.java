/** A tenant's administrators find its notifications, whoever asked for them. */
package io.carillon.core.search;
