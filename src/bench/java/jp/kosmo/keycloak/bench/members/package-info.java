/** How fast members come in, and how the server bears many of them. */
@NullMarked
package jp.kosmo.keycloak.bench.members;

import org.jspecify.annotations.NullMarked;
