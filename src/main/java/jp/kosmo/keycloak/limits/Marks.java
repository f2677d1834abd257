package jp.kosmo.keycloak.limits;

import java.time.Duration;

/** Marks that all nodes share, each gone by itself after its time. */
public interface Marks {

    /** Sets a mark for this time; false when it was set already. Of several who try at once one succeeds. */
    boolean set(String mark, Duration life);

    /** Whether it is set now. */
    boolean has(String mark);
}
