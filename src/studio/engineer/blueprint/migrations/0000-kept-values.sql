-- How the columns of derived values ("_kept_…") are kept, as a mark of the release that made their triggers.
CREATE TABLE "_kept" ("mark" TEXT PRIMARY KEY) WITHOUT ROWID;
