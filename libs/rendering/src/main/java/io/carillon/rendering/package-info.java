/** How a template becomes words: sandboxed engines over plain maps. */
package io.carillon.rendering;
