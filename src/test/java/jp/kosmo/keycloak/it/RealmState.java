package jp.kosmo.keycloak.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is stored of all members of a realm, with their credentials, secrets, attributes, required actions and sessions.
 * It keeps its connection, for tests that ask after every request.
 */
final class RealmState implements AutoCloseable {

    private static final String SQL = """
            with members as (select u.* from user_entity u join realm r on r.id = u.realm_id where r.name = ?)
            select concat_ws(' ', 'member', id, username, email, enabled) as line from members
            union all select concat_ws(' ', 'attribute', user_id, name, value)
                from user_attribute where user_id in (select id from members)
            union all select concat_ws(' ', 'required action', user_id, required_action)
                from user_required_action where user_id in (select id from members)
            union all select concat_ws(' ', 'credential', id, user_id, type, user_label, priority, secret_data, credential_data)
                from credential where user_id in (select id from members)
            union all select concat_ws(' ', 'session', user_session_id, user_id)
                from offline_user_session where user_id in (select id from members)
            order by line
            """;

    private final Connection connection;
    private final PreparedStatement query;

    RealmState(Union union) throws SQLException {
        connection = TestBed.database().getConnection();
        query = connection.prepareStatement(SQL);
        query.setString(1, union.name());
    }

    /** As it is now, a line for each row. */
    List<String> lines() throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString("line"));
            }
            return lines;
        }
    }

    @Override
    public void close() throws SQLException {
        query.close();
        connection.close();
    }
}
