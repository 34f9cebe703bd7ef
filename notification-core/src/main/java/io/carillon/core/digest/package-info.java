/** Several notifications told as one: windows that gather them, and the clock that closes a window once. */
package io.carillon.core.digest;
