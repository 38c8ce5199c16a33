package org.ppl4j.model;

/** What a block is made of: sites, blocks within it, and parts whose density is estimated. */
public sealed interface Item permits Site, Block, Approximation {}
