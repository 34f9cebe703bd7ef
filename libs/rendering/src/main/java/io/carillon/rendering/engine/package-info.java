/** What every template language must be able to do, and the bounds that hold for all of them. */
package io.carillon.rendering.engine;
