/** Query parameters of lists, read with all their faults named at once. */
package io.carillon.core.query;
