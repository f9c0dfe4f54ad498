from __future__ import annotations


def test_the_newest_backup_is_the_one_written_last(services):
    assert services.backups.newest() is None
    services.backups.backup()
    second = services.backups.backup()
    file, at = services.backups.newest()
    assert file == second.path
    assert at.tzinfo is not None
