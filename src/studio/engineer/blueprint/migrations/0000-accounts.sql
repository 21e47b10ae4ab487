-- Who may sign in. "entity" and "recordId" link an account to the record that it is (a customer, a vet).
CREATE TABLE "_account" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "password" TEXT,
  "active" INTEGER NOT NULL DEFAULT 1,
  "entity" TEXT,
  "recordId" INTEGER,
  "createdAt" TEXT NOT NULL
);
CREATE UNIQUE INDEX "_account_email" ON "_account" ("email" COLLATE NOCASE);
CREATE INDEX "_account_record" ON "_account" ("entity", "recordId");

-- Sessions by the hash of their token.
CREATE TABLE "_session" (
  "token" TEXT PRIMARY KEY,
  "accountId" INTEGER NOT NULL REFERENCES "_account" ("id"),
  "formToken" TEXT NOT NULL,
  "expiresAt" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "_session_account" ON "_session" ("accountId");
CREATE INDEX "_session_expiry" ON "_session" ("expiresAt");

-- One-time links with which people set their password, by the hash of their secret.
CREATE TABLE "_link" (
  "token" TEXT PRIMARY KEY,
  "accountId" INTEGER NOT NULL REFERENCES "_account" ("id"),
  "expiresAt" TEXT NOT NULL
) WITHOUT ROWID;
