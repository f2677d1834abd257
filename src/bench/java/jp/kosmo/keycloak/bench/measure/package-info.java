/** What is measured with, and where it is written. */
@NullMarked
package jp.kosmo.keycloak.bench.measure;

import org.jspecify.annotations.NullMarked;
