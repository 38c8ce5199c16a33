package org.ppl4j.model;

/** What a block is made of: sites, and blocks within it. */
public sealed interface Item permits Site, Block {}
