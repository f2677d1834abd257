package jp.kosmo.keycloak.it.server;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.TimerProvider;

/** What a test does to the server that no page and no administrator can: time passes, a scheduled task runs now. */
public final class ServerControl {

    private final KeycloakSession session;

    ServerControl(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Lets Keycloak's clock on this node run ahead.
     *
     * @param seconds by how much; 0 sets it right again
     */
    @POST
    @Path("clock")
    public void clock(@QueryParam("seconds") int seconds) {
        Time.setOffset(seconds);
    }

    /** Runs a task that is scheduled on this node, and returns when it has run. */
    @POST
    @Path("tasks/{name}")
    public void run(@PathParam("name") String name) {
        Optional.ofNullable(session.getProvider(TimerProvider.class).getTasks().get(name))
                .orElseThrow(NotFoundException::new)
                .getRunnable()
                .run();
    }
}
