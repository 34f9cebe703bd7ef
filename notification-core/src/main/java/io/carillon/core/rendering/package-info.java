/** From a template version and data to finished words; template sources are tenant-written code and run in a sandbox. */
package io.carillon.core.rendering;
